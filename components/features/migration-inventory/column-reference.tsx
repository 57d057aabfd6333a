import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { Mono } from '@/components/ui/mono'
import { Table, TBody, Td, THead, Th, Tr } from '@/components/ui/table'
import { COLUMN_HELP } from '@/lib/schemas/migration/inventory-import'
import { INVENTORY_KINDS } from '@/lib/schemas/migration/inventory-kinds'

/** Which columns each kind has. */
export function ColumnReference() {
  return (
    <Card>
      <CardHeader
        title="What a file holds"
        description="One thing a line. The column kind says what it is; columns that a kind does not have stay empty. What is there already stays as it is, so a file can be given again."
      />
      <CardBody>
        <Table aria-label="Columns of each kind">
          <THead>
            <Tr>
              <Th>Kind</Th>
              <Th>Columns</Th>
            </Tr>
          </THead>
          <TBody>
            {INVENTORY_KINDS.map((kind) => (
              <Tr key={kind}>
                <Td>
                  <Mono>{kind}</Mono>
                </Td>
                <Td>{COLUMN_HELP[kind]}</Td>
              </Tr>
            ))}
          </TBody>
        </Table>
      </CardBody>
    </Card>
  )
}
