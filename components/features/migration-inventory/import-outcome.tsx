import { Alert } from '@/components/ui/alert'
import { LinkButton } from '@/components/ui/link-button'
import { routes } from '@/lib/base/routes'

export function ImportOutcome({ added, fileName }: { added: number; fileName: string }) {
  return (
    <Alert tone="good" live title={added === 0 ? 'Everything was there already' : 'Imported'}>
      <p>
        {added === 0
          ? `Nothing of ${fileName} is new.`
          : `${added.toLocaleString('en')} ${added === 1 ? 'line' : 'lines'} of ${fileName} are in the inventory now.`}
      </p>
      <p className="mt-3 flex flex-wrap gap-2">
        <LinkButton variant="primary" href={routes.inventory('environments')}>
          Show environments
        </LinkButton>
        <LinkButton href={routes.inventory('customers')}>Show inventory</LinkButton>
      </p>
    </Alert>
  )
}
