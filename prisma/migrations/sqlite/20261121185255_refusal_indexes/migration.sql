-- CreateIndex
CREATE INDEX "Integration_addressRefusedAt_idx" ON "Integration"("addressRefusedAt");

-- CreateIndex
CREATE INDEX "Integration_gatewayRefusedAt_idx" ON "Integration"("gatewayRefusedAt");
