import { Button } from '@/components/ui/button'
import { Card, CardBody, CardFooter, CardHeader } from '@/components/ui/card'
import { DownloadLink } from '@/components/ui/download-link'
import { Field } from '@/components/ui/field'
import { routes } from '@/lib/base/routes'

interface ChooseInventoryProps {
  file: File | null
  isChecked: boolean
  isChecking: boolean
  isLocked: boolean
  onFile: (file: File | null) => void
  onCheck: () => void
}

export function ChooseInventory(props: ChooseInventoryProps) {
  const { file, isChecked, isChecking, isLocked, onFile, onCheck } = props
  return (
    <Card>
      <CardHeader
        title="File"
        description="CSV in UTF-8 with a header line, or JSON. At most 512 MB and a million lines."
        action={
          <div className="flex flex-wrap gap-2">
            <DownloadLink href={routes.inventoryTemplate('csv')}>CSV template</DownloadLink>
            <DownloadLink href={routes.inventoryTemplate('json')}>JSON template</DownloadLink>
          </div>
        }
      />
      <CardBody>
        <Field
          label="Inventory file"
          required
          help={
            file ? `${file.name}, ${Math.ceil(file.size / 1024).toLocaleString('en')} kB` : 'Begin with a template.'
          }
        >
          <input
            type="file"
            accept=".csv,.json,text/csv,application/json"
            disabled={isLocked}
            className="h-8 text-sm file:mr-3 file:h-8 file:rounded-md file:border file:border-solid file:border-control file:bg-surface file:px-3 file:text-text max-sm:h-10 max-sm:file:h-10"
            onChange={(event) => onFile(event.target.files?.[0] ?? null)}
          />
        </Field>
      </CardBody>
      <CardFooter>
        <p className="text-sm text-muted">The check stores nothing.</p>
        <Button
          className="ml-auto"
          variant={isChecked ? 'secondary' : 'primary'}
          loading={isChecking}
          disabled={file === null || isLocked}
          onClick={onCheck}
        >
          Check file
        </Button>
      </CardFooter>
    </Card>
  )
}
