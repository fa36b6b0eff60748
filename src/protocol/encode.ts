import type { ClientMessage, ServerMessage } from './messages.ts';

/**
 * Writes a message as one text frame: a JSON object and, for `signal`, a line feed and the payload
 * as it came. The payload is never parsed or quoted again on its way through the server.
 */
export function encodeMessage(message: ClientMessage | ServerMessage): string {
  if (message.type !== 'signal') return JSON.stringify(message);
  const { payload, ...envelope } = message;
  return `${JSON.stringify(envelope)}\n${payload}`;
}
