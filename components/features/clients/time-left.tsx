'use client'

import { useEffect, useState } from 'react'

/** Counts down to the end of a token, second by second. */
export function TimeLeft({ expiresAtSeconds }: { expiresAtSeconds: number }) {
  const [nowSeconds, setNowSeconds] = useState(() => Math.floor(Date.now() / 1000))
  useEffect(() => {
    const timer = setInterval(() => setNowSeconds(Math.floor(Date.now() / 1000)), 1000)
    return () => clearInterval(timer)
  }, [])
  const left = Math.max(0, expiresAtSeconds - nowSeconds)
  if (!Number.isFinite(left)) return null
  if (left === 0) return <span className="font-medium text-bad">It has expired.</span>
  const minutes = Math.floor(left / 60)
  return (
    <span className="num">
      Valid for {minutes}:{String(left % 60).padStart(2, '0')} more minutes.
    </span>
  )
}
