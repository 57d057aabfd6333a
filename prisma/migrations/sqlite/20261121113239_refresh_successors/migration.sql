-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_RefreshToken" (
    "hash" TEXT NOT NULL PRIMARY KEY,
    "id" TEXT NOT NULL,
    "familyId" TEXT NOT NULL,
    "predecessorId" TEXT,
    "issuedAt" DATETIME NOT NULL,
    "expiresAt" DATETIME NOT NULL,
    "usedAt" DATETIME,
    "revokedAt" DATETIME,
    "endsAt" DATETIME NOT NULL,
    CONSTRAINT "RefreshToken_familyId_fkey" FOREIGN KEY ("familyId") REFERENCES "TokenFamily" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
INSERT INTO "new_RefreshToken" ("expiresAt", "familyId", "hash", "id", "issuedAt", "revokedAt", "usedAt") SELECT "expiresAt", "familyId", "hash", "id", "issuedAt", "revokedAt", "usedAt" FROM "RefreshToken";
DROP TABLE "RefreshToken";
ALTER TABLE "new_RefreshToken" RENAME TO "RefreshToken";
CREATE UNIQUE INDEX "RefreshToken_id_key" ON "RefreshToken"("id");
CREATE UNIQUE INDEX "RefreshToken_predecessorId_key" ON "RefreshToken"("predecessorId");
CREATE INDEX "RefreshToken_familyId_issuedAt_idx" ON "RefreshToken"("familyId", "issuedAt");
CREATE INDEX "RefreshToken_endsAt_idx" ON "RefreshToken"("endsAt");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;
