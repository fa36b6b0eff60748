/** The sign of Engage: one line that makes an e. Says nothing to screen readers. */
export function Logo() {
  return (
    <svg className="logo" viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="9" />
      <path d="M9 16.5h14a7 7 0 1 0-2.4 5.3" />
    </svg>
  );
}
