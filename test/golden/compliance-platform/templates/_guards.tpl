{{/* Rules across values: fails once, with every rule that is broken. */}}
{{- define "compliance-platform.guards" -}}
{{- $problems := list }}
{{- if eq .Values.storage.evidence.accessMode "ReadWriteMany" }}
{{- $problems = append $problems "evidence_data is append-only, and ReadWriteMany would allow two writers: set storage.evidence.accessMode to ReadWriteOnce or ReadWriteOncePod." }}
{{- end }}
{{- if and (not .Values.egressProxy.serviceAccount.create) (not .Values.egressProxy.serviceAccount.name) }}
{{- $problems = append $problems "egress-proxy has no ServiceAccount: set egressProxy.serviceAccount.name, or egressProxy.serviceAccount.create to true." }}
{{- end }}
{{- if and (not .Values.evidenceVault.serviceAccount.create) (not .Values.evidenceVault.serviceAccount.name) }}
{{- $problems = append $problems "evidence-vault has no ServiceAccount: set evidenceVault.serviceAccount.name, or evidenceVault.serviceAccount.create to true." }}
{{- end }}
{{- if gt (int64 .Values.evidenceVault.replicas) 1 }}
{{- $problems = append $problems "evidence-vault is a single writer and cannot have two pods: set evidenceVault.replicas to 1." }}
{{- end }}
{{- if and (not .Values.riskEngine.serviceAccount.create) (not .Values.riskEngine.serviceAccount.name) }}
{{- $problems = append $problems "risk-engine has no ServiceAccount: set riskEngine.serviceAccount.name, or riskEngine.serviceAccount.create to true." }}
{{- end }}
{{- if and (gt (int64 .Values.riskEngine.replicas) 1) (ne .Values.storage.config.accessMode "ReadWriteMany") (not .Values.storage.config.existingClaim) }}
{{- $problems = append $problems "risk-engine has several pods, but its volume config_data can be on one node only: set riskEngine.replicas to 1, or the volume’s accessMode to ReadWriteMany." }}
{{- end }}
{{- if and (not .Values.docGenerator.serviceAccount.create) (not .Values.docGenerator.serviceAccount.name) }}
{{- $problems = append $problems "doc-generator has no ServiceAccount: set docGenerator.serviceAccount.name, or docGenerator.serviceAccount.create to true." }}
{{- end }}
{{- if and (not .Values.gatewayApi.serviceAccount.create) (not .Values.gatewayApi.serviceAccount.name) }}
{{- $problems = append $problems "gateway-api has no ServiceAccount: set gatewayApi.serviceAccount.name, or gatewayApi.serviceAccount.create to true." }}
{{- end }}
{{- if and .Values.egress.cidrs (le (int64 .Values.egressProxy.replicas) 0) }}
{{- $problems = append $problems "egress.cidrs names networks, but egress-proxy has no pods: set egressProxy.replicas to 1 or more, or egress.cidrs to []." }}
{{- end }}
{{- if $problems }}
{{- fail (printf "\n%d problem(s) in your values:\n  - %s\n" (len $problems) (join "\n  - " $problems)) }}
{{- end }}
{{- end }}
