import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'

interface ChooseFileProps {
  stores: { id: string; name: string }[]
  storeId: string
  file: File | null
  isLocked: boolean
  onStore: (id: string) => void
  onFile: (file: File) => void
}

export function ChooseFile({ stores, storeId, file, isLocked, onStore, onFile }: ChooseFileProps) {
  return (
    <Card>
      <CardHeader title="File" description="CSV in UTF-8, with a header line. At most 20 MB and 100,000 lines." />
      <CardBody>
        <fieldset disabled={isLocked} className="grid gap-5 sm:grid-cols-2">
          <Field label="Identity store" required help="People are added to it; nobody in it is changed.">
            <Select
              value={storeId}
              options={stores.map(({ id, name }) => ({ value: id, label: name }))}
              onChange={(event) => onStore(event.target.value)}
            />
          </Field>
          <Field
            label="CSV file"
            required
            help={
              file
                ? `${file.name}, ${Math.ceil(file.size / 1024).toLocaleString('en')} kB`
                : 'Parted by comma, semicolon or tab.'
            }
          >
            <input
              type="file"
              accept=".csv,text/csv"
              className="h-8 text-sm file:mr-3 file:h-8 file:rounded-md file:border file:border-solid file:border-control file:bg-surface file:px-3 file:text-text max-sm:h-10 max-sm:file:h-10"
              onChange={(event) => {
                const [first] = event.target.files ?? []
                if (first) onFile(first)
              }}
            />
          </Field>
        </fieldset>
      </CardBody>
    </Card>
  )
}
