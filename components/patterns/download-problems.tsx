'use client'

import { Download } from 'lucide-react'
import type { LineProblem } from '@/components/patterns/problem-table'
import { Button } from '@/components/ui/button'
import { csvRow } from '@/lib/base/csv'

interface DownloadProblemsProps {
  problems: readonly LineProblem[]
  fileName?: string
}

/** The report as a file that a spreadsheet can open and will not run. */
export function DownloadProblems({ problems, fileName = 'import-report.csv' }: DownloadProblemsProps) {
  return (
    <Button
      icon={<Download aria-hidden />}
      onClick={() => {
        const rows = problems.map(({ line, column, rule }) => csvRow([String(line), column, rule]))
        const url = URL.createObjectURL(new Blob([csvRow(['line', 'column', 'rule']), ...rows], { type: 'text/csv' }))
        const link = document.createElement('a')
        link.href = url
        link.download = fileName
        link.click()
        URL.revokeObjectURL(url)
      }}
    >
      Download report
    </Button>
  )
}
