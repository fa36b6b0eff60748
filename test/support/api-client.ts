import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormatsModule from 'ajv-formats';
import { openApi } from '../../src/signal/api/openapi.ts';

// Its types say default export; Node gives the module itself.
const addFormats = addFormatsModule as unknown as (ajv: Ajv2020) => void;

const ajv = new Ajv2020({ strict: false });
addFormats(ajv);
ajv.addSchema(openApi, 'openapi');

type Operation = {
  readonly operationId: string;
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly content?: Content }>>;
};
type Content = Readonly<Record<string, { readonly schema: object }>>;

/** Operations that a test has called, so that one can tell that none was forgotten. */
export const calledOperations = new Set<string>();

export type ApiAnswer = {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
};

/** Calls the API and holds request (if it is meant to be right) and answer against its document. */
export async function callApi(
  url: string,
  method: string,
  path: string,
  options: { readonly token?: string; readonly body?: unknown } = {},
): Promise<ApiAnswer> {
  const response = await fetch(url + path, {
    method,
    headers: {
      ...(options.token === undefined ? {} : { authorization: `Bearer ${options.token}` }),
      ...(options.body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
  });
  const text = await response.text();
  const body = text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
  const operation = findOperation(method, path);
  if (operation !== undefined) {
    calledOperations.add(operation.operationId);
    if (response.ok && operation.requestBody !== undefined) {
      hold(operation.requestBody.content['application/json']?.schema, options.body, 'request');
    }
    const expected = operation.responses[response.status] ?? operation.responses['default'];
    const type = response.headers.get('content-type') ?? '';
    if (expected?.content === undefined) hold({ maxProperties: 0 }, body, 'answer');
    else hold(expected.content[type]?.schema, body, `answer of ${type}`);
  }
  return { status: response.status, headers: response.headers, body };
}

function findOperation(method: string, path: string): Operation | undefined {
  for (const [template, operations] of Object.entries(openApi.paths)) {
    const pattern = new RegExp(`^${template.replaceAll(/\{\w+\}/g, '[^/]+')}$`);
    if (!pattern.test(path)) continue;
    return (operations as Readonly<Record<string, unknown>>)[method.toLowerCase()] as
      | Operation
      | undefined;
  }
  return undefined;
}

function hold(schema: object | undefined, value: unknown, what: string) {
  if (schema === undefined) throw new Error(`the document has no schema for the ${what}`);
  const text = JSON.stringify(schema).replaceAll('"#/', '"openapi#/');
  const validate = ajv.compile(JSON.parse(text) as object);
  if (!validate(value)) {
    throw new Error(`${what} is not as documented: ${ajv.errorsText(validate.errors)}`);
  }
}
