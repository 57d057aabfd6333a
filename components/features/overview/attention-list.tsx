import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { LinkButton } from '@/components/ui/link-button'
import { Status } from '@/components/ui/status'

interface AttentionEntry {
  id: string
  tone: 'bad' | 'attention' | 'info'
  sentence: string
  action: { label: string; href: string }
}

const WORD = { bad: 'Urgent', attention: 'Due', info: 'Advice' } as const

/** What is due or broken, most urgent first; each one sentence with one action. */
export function AttentionList({ items }: { items: AttentionEntry[] }) {
  return (
    <Card aria-labelledby="attention-title">
      <CardHeader titleId="attention-title" title="Needs attention" />
      <CardBody>
        {items.length === 0 ? (
          <Status tone="good">Nothing is due and nothing is broken.</Status>
        ) : (
          <ul className="divide-y">
            {items.map((item) => (
              <li key={item.id} className="flex flex-wrap items-center gap-x-4 gap-y-2 py-2 first:pt-0 last:pb-0">
                <Status tone={item.tone} className="w-20 text-sm font-medium">
                  {WORD[item.tone]}
                </Status>
                <p className="min-w-0 flex-1 basis-72">{item.sentence}</p>
                <LinkButton href={item.action.href} size="sm">
                  {item.action.label}
                </LinkButton>
              </li>
            ))}
          </ul>
        )}
      </CardBody>
    </Card>
  )
}
