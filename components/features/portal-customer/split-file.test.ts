import { describe, expect, it } from 'vitest'
import { splitFile } from './split-file'

describe('the file of new clients', () => {
  it('quotes what CSV needs quoted and disarms formulas in names', () => {
    const file = splitFile([
      { integration: '=HYPERLINK("x")', clientId: 'SOLUATACMEkiosk', secret: '-abc' },
      { integration: 'Rates, "live"', clientId: 'b', secret: 's' },
    ])
    expect(file).toBe(
      'integration,clientId,clientSecret\r\n"\'=HYPERLINK(""x"")",SOLUATACMEkiosk,-abc\r\n"Rates, ""live""",b,s\r\n',
    )
  })
})
