/** Drawn here, so that no page loads anything for them. Each stands beside words that say the same. */
const line = {
  viewBox: '0 0 16 16',
  fill: 'none',
  stroke: 'currentColor',
  strokeWidth: 1.6,
  strokeLinecap: 'round',
  strokeLinejoin: 'round',
} as const

export const CheckIcon = () => (
  <svg {...line} aria-hidden="true">
    <path d="m3 8.5 3.2 3.2L13 4.8" />
  </svg>
)

export const AlertIcon = () => (
  <svg {...line} aria-hidden="true">
    <circle cx="8" cy="8" r="6.2" />
    <path d="M8 4.8v3.7M8 11.1v.1" />
  </svg>
)
