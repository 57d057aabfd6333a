import { describe, expect, it } from 'vitest'
import { scriptLiteral } from './script-literal'

describe('text of strangers in a script', () => {
  it('cannot end the script or the string, and is the same text when it is read', () => {
    for (const hostile of ['</script><script>alert(1)</script>', '<!--', '"+alert(1)+"', '\\', '\n\u2028\u2029', "'"]) {
      const literal = scriptLiteral(hostile)
      expect(literal).not.toMatch(/[<\n]/)
      expect(JSON.parse(literal)).toBe(hostile)
      expect(new Function(`return ${literal}`)()).toBe(hostile)
    }
  })
})
