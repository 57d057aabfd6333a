import { afterEach, describe, expect, it } from 'vitest'
import { toast, toastStore } from '@/components/ui/toast-store'

afterEach(() => {
  for (const entry of toastStore.read()) toast.dismiss(entry.id)
})

describe('toasts', () => {
  it('keep the order in which things happened and drop the oldest of five', () => {
    for (const each of ['a', 'b', 'c', 'd', 'e']) toast.info(each)
    expect(toastStore.read().map((entry) => entry.message)).toEqual(['b', 'c', 'd', 'e'])
  })

  it('tell those who listen, and nobody after they left', () => {
    let calls = 0
    const leave = toastStore.subscribe(() => {
      calls += 1
    })
    const id = toast.success('Saved')
    toast.dismiss(id)
    leave()
    toast.error('Refused')
    expect(calls).toBe(2)
    expect(toastStore.read().map((entry) => entry.tone)).toEqual(['bad'])
  })
})
