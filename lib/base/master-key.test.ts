import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadMasterKey } from './master-key'
import { systemRandom } from './random'

const freshDir = () => join(mkdtempSync(join(tmpdir(), 'gatehouse-key-')), 'data')

describe('master key', () => {
  it('is made once, readable by its owner alone, in a directory of the same kind', () => {
    const dir = freshDir()
    const first = loadMasterKey({ GATEHOUSE_DATA_DIR: dir, GATEHOUSE_MASTER_KEY: undefined }, systemRandom)
    const again = loadMasterKey({ GATEHOUSE_DATA_DIR: dir, GATEHOUSE_MASTER_KEY: undefined }, systemRandom)
    expect(first.bytes).toHaveLength(32)
    expect(again.bytes.equals(first.bytes)).toBe(true)
    expect(statSync(join(dir, 'master.key')).mode & 0o777).toBe(0o600)
    expect(statSync(dir).mode & 0o777).toBe(0o700)
  })

  it('comes from the environment when it is given there, and then no file is made', () => {
    const dir = freshDir()
    const bytes = systemRandom.bytes(32)
    const key = loadMasterKey({ GATEHOUSE_DATA_DIR: dir, GATEHOUSE_MASTER_KEY: bytes.toString('base64') }, systemRandom)
    expect(key.bytes.equals(bytes)).toBe(true)
    expect(() => readFileSync(join(dir, 'master.key'))).toThrow()
  })

  it('refuses a damaged file instead of replacing it', () => {
    const dir = freshDir()
    loadMasterKey({ GATEHOUSE_DATA_DIR: dir, GATEHOUSE_MASTER_KEY: undefined }, systemRandom)
    writeFileSync(join(dir, 'master.key'), 'broken')
    expect(() => loadMasterKey({ GATEHOUSE_DATA_DIR: dir, GATEHOUSE_MASTER_KEY: undefined }, systemRandom)).toThrow(
      'does not hold a master key',
    )
  })
})
