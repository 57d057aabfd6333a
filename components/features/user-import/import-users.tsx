'use client'

import { useState } from 'react'
import { UnsavedChangesGuard } from '@/components/patterns/unsaved-changes-guard'
import { Alert } from '@/components/ui/alert'
import type { ImportCheck, ImportMapping, ImportProgress } from '@/lib/schemas/user-import'
import { ImportRefused, sendForCheck, sendForImport } from './api/send-import'
import { CheckReport } from './check-report'
import { ChooseFile } from './choose-file'
import { type FileHead, fileHead } from './file-head'
import { guessMapping } from './guess-mapping'
import { ImportResult } from './import-result'
import { MappingTable } from './mapping-table'

interface ImportUsersProps {
  stores: { id: string; name: string }[]
  storeId: string
}

interface Chosen {
  file: File
  head: FileHead
}

const HEAD_BYTES = 65_536

/** File, columns, dry run, confirmation, result: each step stands below the one before, and nothing is stored before the last. */
export function ImportUsers({ stores, storeId: firstStore }: ImportUsersProps) {
  const [storeId, setStoreId] = useState(firstStore)
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const [mapping, setMapping] = useState<ImportMapping>([])
  const [check, setCheck] = useState<ImportCheck | null>(null)
  const [progress, setProgress] = useState<ImportProgress | null>(null)
  const [isChecking, setIsChecking] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const isImporting = progress !== null && progress.problems === undefined && problem === null

  /** What was checked is no longer what would be sent. */
  const startOver = () => {
    setCheck(null)
    setProgress(null)
    setProblem(null)
  }
  const choose = async (file: File) => {
    startOver()
    const head = fileHead(await file.slice(0, HEAD_BYTES).text())
    setChosen({ file, head })
    setMapping(guessMapping(head.headers))
  }
  const attempt = async (work: (file: File) => Promise<void>) => {
    if (!chosen) return
    setProblem(null)
    try {
      await work(chosen.file)
    } catch (error) {
      if (!(error instanceof ImportRefused)) throw error
      setProblem(error.message)
    }
  }
  const checkNow = async () => {
    startOver()
    setIsChecking(true)
    await attempt(async (file) => setCheck(await sendForCheck({ storeId, mapping, file }))).finally(() =>
      setIsChecking(false),
    )
  }
  const importNow = async ({ proof, good }: ImportCheck) => {
    setProgress({ done: 0, of: good })
    await attempt((file) => sendForImport({ storeId, mapping, file }, proof, setProgress))
  }

  const storeName = stores.find((store) => store.id === storeId)?.name ?? ''
  return (
    <div className="grid grid-cols-1 gap-4">
      <ChooseFile
        stores={stores}
        storeId={storeId}
        file={chosen?.file ?? null}
        isLocked={isImporting}
        onStore={(id) => {
          startOver()
          setStoreId(id)
        }}
        onFile={choose}
      />
      {chosen && (
        <MappingTable
          head={chosen.head}
          mapping={mapping}
          isChecking={isChecking}
          isLocked={isImporting}
          isChecked={check !== null}
          onChange={(next) => {
            startOver()
            setMapping(next)
          }}
          onCheck={() => void checkNow()}
        />
      )}
      {problem && (
        <Alert tone="bad" title={progress ? 'The import stopped' : 'This file cannot be taken'}>
          {problem}
        </Alert>
      )}
      {check && !progress && <CheckReport check={check} storeName={storeName} onImport={() => void importNow(check)} />}
      {progress && (
        <ImportResult progress={progress} storeId={storeId} storeName={storeName} fileName={chosen?.file.name ?? ''} />
      )}
      <UnsavedChangesGuard when={isImporting} />
    </div>
  )
}
