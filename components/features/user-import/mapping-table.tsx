import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Card, CardBody, CardFooter, CardHeader } from '@/components/ui/card'
import { Select } from '@/components/ui/select'
import { Table, TBody, Td, THead, Th, Tr } from '@/components/ui/table'
import { IMPORT_TARGET_WORDS, IMPORT_TARGETS, type ImportMapping } from '@/lib/schemas/user-import'
import type { FileHead } from './file-head'
import { attributeTarget } from './guess-mapping'

interface MappingTableProps {
  head: FileHead
  mapping: ImportMapping
  isChecking: boolean
  isLocked: boolean
  /** the next step is below */
  isChecked: boolean
  onChange: (mapping: ImportMapping) => void
  onCheck: () => void
}

/** What each column is for. */
export function MappingTable({ head, mapping, isChecking, isLocked, isChecked, onChange, onCheck }: MappingTableProps) {
  const problem = problemOf(mapping)
  return (
    <Card>
      <CardHeader
        title="Columns"
        description="What each column is for. Columns that were recognised are filled in; others are left out unless you choose."
      />
      <CardBody className="grid gap-4">
        <Table aria-label="Columns of the file">
          <THead>
            <Tr>
              <Th>Column</Th>
              <Th className="max-sm:hidden">First line</Th>
              <Th>Is</Th>
            </Tr>
          </THead>
          <TBody>
            {head.headers.map((header, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a file may have two columns of one name
              <Tr key={index}>
                <Td>{header || `Column ${index + 1}`}</Td>
                <Td className="max-w-48 truncate text-muted max-sm:hidden">
                  {mapping[index] === 'password' ? '••••••' : head.example[index]}
                </Td>
                <Td>
                  <Select
                    aria-label={`${header || `Column ${index + 1}`} is`}
                    disabled={isLocked}
                    value={mapping[index] ?? ''}
                    options={choicesFor(header)}
                    onChange={(event) =>
                      onChange(mapping.map((each, at) => (at === index ? event.target.value : each)))
                    }
                  />
                </Td>
              </Tr>
            ))}
          </TBody>
        </Table>
        {mapping.includes('password') && (
          <Alert tone="info" title="Passwords are stored as argon2id and can be used at once">
            At most 2,000 lines of a file may have one. Delete the file when you are done.
          </Alert>
        )}
      </CardBody>
      <CardFooter>
        <p role="status" className="text-sm text-muted">
          {problem ?? 'The check stores nothing.'}
        </p>
        <Button
          className="ml-auto"
          variant={isChecked ? 'secondary' : 'primary'}
          loading={isChecking}
          disabled={problem !== undefined || isLocked}
          onClick={onCheck}
        >
          Check file
        </Button>
      </CardFooter>
    </Card>
  )
}

function choicesFor(header: string) {
  const attribute = attributeTarget(header)
  return [
    { value: '', label: 'Left out' },
    ...IMPORT_TARGETS.map((target) => ({ value: target, label: IMPORT_TARGET_WORDS[target] })),
    ...(attribute ? [{ value: attribute, label: `Custom attribute ${attribute.slice('attributes.'.length)}` }] : []),
  ]
}

function problemOf(mapping: ImportMapping): string | undefined {
  if (!mapping.includes('username')) return 'Choose which column holds the user name.'
  const used = mapping.filter(Boolean)
  return new Set(used).size === used.length ? undefined : 'Two columns fill the same field.'
}
