import { CodeTabs } from '@/components/patterns/code-tabs'
import { DiffBlock } from '@/components/patterns/diff-block'
import { afterOf, type RequestSample } from '@/lib/schemas/migration/request-diff'

/** What changes in the request for a token, in the language of whoever changes it. */
export function RequestDiffTabs({ samples }: { samples: readonly RequestSample[] }) {
  return (
    <CodeTabs
      label="Language"
      samples={samples.map(({ id, label, lines }) => ({
        id,
        label,
        code: afterOf(lines),
        view: <DiffBlock lines={lines} copied={afterOf(lines)} label={`${label} request`} />,
      }))}
    />
  )
}
