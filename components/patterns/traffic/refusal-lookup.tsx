import { Search } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'

/** Leads from the correlation id of an answer to its explanation. A plain form: it needs no script. */
export function RefusalLookup({ action }: { action: string }) {
  return (
    <form action={action} className="flex w-full flex-wrap gap-2 sm:w-auto">
      <span className="min-w-0 flex-1 sm:w-80">
        <Input
          mono
          name="id"
          required
          maxLength={128}
          spellCheck={false}
          aria-label="Correlation id"
          placeholder="Correlation id of an answer"
          leading={<Search />}
        />
      </span>
      <Button type="submit">Explain</Button>
    </form>
  )
}
