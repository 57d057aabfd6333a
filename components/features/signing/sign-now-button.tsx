'use client'

import { harmOfSigning } from '@/components/features/signing/sign-readiness'
import { useStep } from '@/components/features/signing/use-step'
import { ConfirmDialog } from '@/components/patterns/confirm-dialog'
import { TypedConfirmDialog } from '@/components/patterns/typed-confirm-dialog'
import { Button } from '@/components/ui/button'
import { signWithKeyPairAction } from '@/lib/actions/signing/sign-with-key-pair'
import type { SigningOverview } from '@/lib/schemas/key-pair'

interface SignNowButtonProps {
  overview: SigningOverview
  keyPairId: string
  domainId: string
}

/** Lets a key sign. Where callers or tokens would suffer, its alias has to be typed. */
export function SignNowButton({ overview, keyPairId, domainId }: SignNowButtonProps) {
  const step = useStep('Changing the signing key')
  const next = overview.keys.find(({ pair }) => pair.id === keyPairId)
  if (!next) return null
  const { alias } = next.pair
  const isReturn = next.state === 'RETIRING'
  const harms = harmOfSigning(overview, next)
  const shared = {
    title: `Sign with ${alias} from now on?`,
    confirmLabel: 'Sign now',
    onConfirm: () => step.take(() => signWithKeyPairAction({ domainId, aliasName: alias }), `${alias} signs now`),
  }
  const after = `The key that signs today retires: what it signed is believed for ${overview.rolloverHours.toLocaleString('en')} more hours.`
  const button = (
    <Button size="sm" variant={isReturn ? 'secondary' : 'primary'}>
      {isReturn ? 'Sign again' : 'Sign now'}
    </Button>
  )
  return (
    <>
      {harms.some(({ isDangerous }) => isDangerous) ? (
        <TypedConfirmDialog
          {...shared}
          trigger={button}
          description={<Harms sentences={[...harms.map(({ sentence }) => sentence), after]} />}
          name={alias}
          consequences={[]}
        />
      ) : (
        <ConfirmDialog {...shared} trigger={button} description={after}>
          {harms.map(({ sentence }) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </ConfirmDialog>
      )}
      {step.dialog}
    </>
  )
}

/** Read as a whole before the alias is typed; a description is one line of text, so these are its lines. */
function Harms({ sentences }: { sentences: readonly string[] }) {
  return sentences.map((sentence) => (
    <span key={sentence} className="mt-1.5 block first:mt-0">
      {sentence}
    </span>
  ))
}
