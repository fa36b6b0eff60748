import { useWords } from '../words/use-words.ts';
import type { StatsDescription } from './describe-stats.ts';

type StatsTableProps = {
  readonly name: string;
  /** Undefined while there is no connection to measure. */
  readonly stats: StatsDescription | undefined;
};

/** How the connection to one person is. */
export function StatsTable({ name, stats }: StatsTableProps) {
  const words = useWords().stats;
  return (
    <table className="stats-table">
      <caption>
        <strong>
          <bdi>{name}</bdi>
        </strong>
        <span className="quiet">
          {stats === undefined ? words.none : words.summary(stats.path, stats.roundTrip)}
        </span>
      </caption>
      {stats !== undefined && (
        <>
          <thead>
            <tr>
              <th scope="col">
                <span className="hidden">{words.what}</span>
              </th>
              <th scope="col">{words.toThem}</th>
              <th scope="col">{words.fromThem}</th>
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
