/** The mark of houtai. */
export function Mark({ size = 32 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" style={{ flex: 'none', display: 'block' }}>
      <rect width="32" height="32" rx="6" fill="#0E7C7B" />
      <path d="M9 7v18M23 7v18M9 16h14" stroke="#fff" strokeWidth="3.5" strokeLinecap="round" />
    </svg>
  )
}
