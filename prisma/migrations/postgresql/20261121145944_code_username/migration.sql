-- AlterTable
ALTER TABLE "AuthorizationCode" ADD COLUMN     "username" TEXT NOT NULL DEFAULT '';

-- CreateIndex
CREATE INDEX "Consent_domainId_revokedAt_id_idx" ON "Consent"("domainId", "revokedAt", "id");

-- CreateIndex
CREATE INDEX "Consent_revokedAt_id_idx" ON "Consent"("revokedAt", "id");
