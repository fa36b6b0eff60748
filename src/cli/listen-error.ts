import { EngageError } from '../protocol/errors.ts';

/** What it means that an address cannot be bound; `flags` are those that chose it. */
export function listenError(
  error: unknown,
  { host, port }: { readonly host: string; readonly port: number },
  flags: { readonly host: string; readonly port: string },
): unknown {
  if (!(error instanceof Error)) return error;
  switch ((error as NodeJS.ErrnoException).code) {
    case 'EADDRINUSE':
      return new EngageError('port-in-use', `Port ${port} is already in use.`, {
        hint: `Choose another one with ${flags.port}, or ${flags.port} 0 for any that is free.`,
        cause: error,
      });
    case 'EACCES':
      return new EngageError('port-forbidden', `This user may not open port ${port}.`, {
        hint: `Ports below 1024 belong to the administrator; use for example ${flags.port} 8790.`,
        cause: error,
      });
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new EngageError('address-unavailable', `This machine has no address “${host}”.`, {
        hint: `Leave ${flags.host} out to serve this machine only, or use ${flags.host} 0.0.0.0 for all networks.`,
        cause: error,
      });
    default:
      return error;
  }
}
