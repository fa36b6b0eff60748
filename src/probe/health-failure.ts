import type { Failure, HealthFailureCode } from '../diagnosis/probe-facts.ts';
import { DecodeError } from '../protocol/fields.ts';
import { networkFailureCode, networkSentence, systemCodeOf } from './network-failure.ts';

/** Why an answer is none of `engage.health/1`, before its JSON is read. */
export function explainAnswer(
  response: Response,
  body: string,
  host: string,
): Failure<HealthFailureCode> | undefined {
  const location = response.headers.get('location') ?? '';
  if (response.status >= 300 && response.status < 400 && URL.canParse(location, response.url)) {
    const { origin } = new URL(location, response.url);
    return { code: 'redirected', text: `${host} sends us on to ${origin}.` };
  }
  if (/^\s*<(?:!doctype|html|head|body|script|meta)/iu.test(body)) {
    return {
      code: 'web-page',
      text: `${host} answers with a web page: the login page of this network, or some other web server.`,
    };
  }
  if (response.ok) return undefined;
  return {
    code: 'not-engage',
    text: `${host} answers with HTTP status ${response.status} when asked for /healthz.`,
  };
}

/** What `fetch` or the decoder threw, in words; anything else is a bug and is thrown again. */
export function explainError(error: unknown, host: string): Failure<HealthFailureCode> {
  const systemCode = systemCodeOf(error);
  if (isCertificateError(systemCode)) {
    const text = `The certificate of ${host} cannot be trusted (${systemCode}).`;
    return { code: 'bad-certificate', text };
  }
  if (error instanceof DecodeError || isOtherProtocol(systemCode)) {
    return { code: 'not-engage', text: `What answers at ${host} is not an Engage server.` };
  }
  // `fetch` wraps whatever went wrong in a TypeError that says nothing.
  if (!(error instanceof Error && error.cause instanceof Error)) throw error;
  const code = networkFailureCode(systemCode);
  if (code !== 'failed') return { code, text: networkSentence(code, host) };
  return { code, text: `Asking ${host} failed: ${error.cause.message.trim()}.` };
}

/** What OpenSSL and Node call a certificate that does not prove the name asked for. */
function isCertificateError(systemCode = ''): boolean {
  return /CERT|ISSUER|UNABLE_TO|CRL/u.test(systemCode);
}

/** Not HTTP, not TLS, or hung up: there is a server, but not the one asked for. */
function isOtherProtocol(systemCode = ''): boolean {
  return /^(?:HPE_|ERR_SSL_|ERR_TLS_|UND_ERR_SOCKET$|ECONNRESET$|EPROTO$)/u.test(systemCode);
}
