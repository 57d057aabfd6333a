-- CreateIndex
CREATE INDEX "Consent_clientPk_resourceId_createdAt_id_idx" ON "Consent"("clientPk", "resourceId", "createdAt", "id");
