import { EffectiveValue } from '@/components/patterns/effective-value'
import { humanDuration } from '@/components/patterns/human-duration'
import { Button } from '@/components/ui/button'
import { defaultTtlSeconds, type TokenType } from '@/lib/schemas/token-type'
import { TOKEN_TYPE_WORDS } from './token-type-words'

/** A token type the domain says nothing about: what holds instead, and the way to say something. */
export function MissingTokenSetting({ tokenType, onAdd }: { tokenType: TokenType; onAdd?: () => void }) {
  const { label } = TOKEN_TYPE_WORDS[tokenType]
  return (
    <div className="flex flex-wrap items-center gap-3 border-t pt-4 text-sm">
      <div className="grid min-w-0 flex-1 basis-72 gap-1">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <span className="font-medium">{label}</span>
          <EffectiveValue
            value={`lives ${humanDuration(defaultTtlSeconds(tokenType))}`}
            origin="server"
            why={`The domain has no ${tokenType} entry, so the default holds.`}
          />
        </div>
        {tokenType === 'ID_TOKEN' && (
          <p className="text-muted">
            Older servers refuse a domain that carries an entry; remove it before a roll-back.
          </p>
        )}
      </div>
      {onAdd && <Button onClick={onAdd}>Add {label}</Button>}
    </div>
  )
}
