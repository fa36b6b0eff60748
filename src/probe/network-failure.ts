import type { NetworkFailureCode } from '../diagnosis/probe-facts.ts';

/** What an error of the system says about the network; `failed` for those that say nothing. */
export function networkFailureCode(systemCode: string | undefined): NetworkFailureCode {
  switch (systemCode) {
    case 'ENOTFOUND':
      return 'name-not-found';
    case 'EAI_AGAIN':
      return 'dns-no-answer';
    case 'ECONNREFUSED':
      return 'refused';
    case 'ENETUNREACH':
    case 'EHOSTUNREACH':
    case 'ENETDOWN':
    case 'EHOSTDOWN':
    case 'EADDRNOTAVAIL': // No local address of the family to send from.
    case 'EAFNOSUPPORT':
    case 'EINVAL': // A link-local IPv6 address without its interface.
      return 'unreachable';
    case 'EPERM':
    case 'EACCES':
      return 'not-permitted';
    case 'ETIMEDOUT':
    case 'UND_ERR_CONNECT_TIMEOUT':
    case 'UND_ERR_HEADERS_TIMEOUT':
      return 'no-reply';
    default:
      return 'failed';
  }
}

/** The same for people; `where` is a name or an address, with the port. */
export function networkSentence(
  code: Exclude<NetworkFailureCode, 'failed'>,
  where: string,
): string {
  switch (code) {
    case 'name-not-found':
      return `There is no server named ${where}.`;
    case 'dns-no-answer':
      return `The name ${where} could not be looked up: DNS does not answer.`;
    case 'refused':
      return `${where} refuses: nothing listens there, or a firewall rejects it.`;
    case 'unreachable':
      return `There is no way from here to ${where}.`;
    case 'not-permitted':
      return `This machine does not let packets go to ${where}.`;
    case 'no-reply':
      return `No reply from ${where}.`;
    case 'stopped':
      return `Stopped before ${where} answered.`;
    default:
      return code satisfies never;
  }
}

/** The `code` of an error or of its nearest cause that has one. */
export function systemCodeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if ('code' in error && typeof error.code === 'string') return error.code;
  return systemCodeOf(error.cause);
}
