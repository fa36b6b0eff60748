/** Two people in a call, drawn in the page's own colours. Decoration: screen readers skip it. */
export function Illustration() {
  return (
    <svg className="illustration" viewBox="0 0 560 460" aria-hidden="true">
      <clipPath id="far">
        <rect x="120" y="20" width="420" height="315" rx="28" />
      </clipPath>
      <clipPath id="near">
        <rect x="20" y="215" width="300" height="225" rx="28" />
      </clipPath>
      <g clipPath="url(#far)">
        <rect className="tile-far" x="120" y="20" width="420" height="315" />
        <circle className="person-far" cx="350" cy="145" r="58" />
        <path className="person-far" d="M226 350c0-78 54-126 124-126s124 48 124 126z" />
        <rect className="plate" x="456" y="292" width="66" height="24" rx="8" />
        <path className="sound" d="M474 304h.1M482 299v10M490 296v16M498 300v8M506 304h.1" />
      </g>
      <rect className="gap" x="13" y="208" width="314" height="239" rx="34" />
      <g clipPath="url(#near)">
        <rect className="tile-near" x="20" y="215" width="300" height="225" />
        <circle className="person-near" cx="170" cy="308" r="43" />
        <path className="person-near" d="M80 455c0-58 39-92 90-92s90 34 90 92z" />
      </g>
    </svg>
  );
}
