'use client'

import { RuleList } from '@/components/patterns/rule-list'
import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { TextLink } from '@/components/ui/text-link'
import { ToneIcon } from '@/components/ui/tone-icon'
import type { TokenInspection } from '@/lib/schemas/token-inspection'
import { BelongingsList } from './belongings-list'
import { ChainPicture } from './chain-picture'
import { RevocationCard } from './revocation-card'
import { TokenContents } from './token-contents'

const iconClass = { good: 'text-good', bad: 'text-bad', neutral: 'text-muted' } as const

interface InspectionResultProps {
  inspection: TokenInspection
  /** Something about the token was changed: look again. */
  onChanged: () => Promise<void>
}

/** The answer as a sentence first; then what it rests on. */
export function InspectionResult({ inspection, onChanged }: InspectionResultProps) {
  const { sentence, tone, kind, belongings, rules, chain, enders, targets } = inspection
  return (
    <div className="grid grid-cols-1 gap-4">
      <Card aria-label="Answer">
        <CardBody className="grid grid-cols-1 gap-4">
          <p role="status" className="flex items-start gap-2 text-lg">
            <span className={`mt-1.5 ${iconClass[tone]}`}>
              <ToneIcon tone={tone} />
            </span>
            <span className="min-w-0 break-words">{sentence}</span>
          </p>
          {belongings && <BelongingsList belongings={belongings} kind={kind} />}
        </CardBody>
      </Card>
      {rules.length > 0 && (
        <Card>
          <CardHeader
            title={tone === 'good' ? 'Why it is valid' : 'Why it is not valid'}
            description="Every rule in the order in which it is asked; the first that does not hold decides."
          />
          <CardBody>
            <RuleList rules={rules} label="Rules" />
          </CardBody>
        </Card>
      )}
      {chain.length > 0 && (
        <Card>
          <CardHeader title="Where it comes from" />
          <CardBody>
            <ChainPicture links={chain} />
          </CardBody>
        </Card>
      )}
      <TokenContents inspection={inspection} />
      {enders.length > 0 && (
        <Card>
          <CardHeader title="What would end it" />
          <CardBody>
            <ul className="grid list-disc gap-1 pl-5">
              {enders.map(({ what, href }) => (
                <li key={what}>{href ? <TextLink href={href}>{what}</TextLink> : what}</li>
              ))}
            </ul>
          </CardBody>
        </Card>
      )}
      {targets && belongings && <RevocationCard targets={targets} belongings={belongings} onRevoked={onChanged} />}
    </div>
  )
}
