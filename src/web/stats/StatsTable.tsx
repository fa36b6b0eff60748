import type { StatsDescription } from './describe-stats.ts';

type StatsTableProps = {
  readonly name: string;
  /** Undefined while there is no connection to measure. */
  readonly stats: StatsDescription | undefined;
};

/** How the connection to one person is. */
export function StatsTable({ name, stats }: StatsTableProps) {
  return (
    <table className="stats-table">
      <caption>
        <strong>{name}</strong>
        <span className="quiet">
          {stats === undefined
            ? 'No connection yet.'
            : `${stats.path}. Round trip: ${stats.roundTrip}.`}
        </span>
      </caption>
      {stats !== undefined && (
        <>
          <thead>
            <tr>
              <th scope="col">
                <span className="hidden">What</span>
              </th>
              <th scope="col">To them</th>
              <th scope="col">From them</th>
            </tr>
          </thead>
          <tbody>
            {stats.rows.map(({ label, sent, received }) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                <td>{sent}</td>
                <td>{received}</td>
              </tr>
            ))}
          </tbody>
        </>
      )}
    </table>
  );
}
