import { Card, CardBody, CardHeader } from '@/components/ui/card'
import type { InventoryStep } from '@/lib/schemas/migration/inventory-import'

const TITLES: Partial<Record<InventoryStep['step'], string>> = {
  reading: 'Reading',
  checking: 'Checking',
  storing: 'Importing',
}

/** How far a long file is. */
export function ImportProgress({ step }: { step: InventoryStep }) {
  const title = TITLES[step.step]
  if (!title) return null
  const done = step.step === 'reading' ? step.lines : 'done' in step ? step.done : 0
  const of = 'of' in step ? step.of : undefined
  return (
    <Card>
      <CardHeader
        title={title}
        description={`${done.toLocaleString('en')}${of === undefined ? '' : ` of ${of.toLocaleString('en')}`} lines. Stay on this page to see how it ends.`}
      />
      <CardBody>
        <progress
          aria-label={`${title} lines`}
          value={of === undefined ? undefined : done}
          max={of}
          className="h-2 w-full accent-accent"
        />
      </CardBody>
    </Card>
  )
}
