{{/* The name of the chart, or nameOverride. */}}
{{- define "compliance-platform.name" -}}
{{- (default .Chart.Name .Values.nameOverride) | trunc 63 | trimSuffix "-" }}
{{- end }}

{{/* The release and the chart, or the release alone where its name contains the chart's, or fullnameOverride. */}}
{{- define "compliance-platform.fullnameUnlimited" -}}
{{- if .Values.fullnameOverride }}
{{- .Values.fullnameOverride }}
{{- else }}
{{- if contains (include "compliance-platform.name" .) .Release.Name }}
{{- .Release.Name }}
{{- else }}
{{- printf "%s-%s" .Release.Name (include "compliance-platform.name" .) }}
{{- end }}
{{- end }}
{{- end }}

{{/* What all object names begin with; a hash replaces what would make the longest of them exceed 63 characters, and dots. */}}
{{- define "compliance-platform.fullname" -}}
{{- if or (gt (len (include "compliance-platform.fullnameUnlimited" .)) 32) (contains "." (include "compliance-platform.fullnameUnlimited" .)) }}
{{- printf "%s-%s" ((replace "." "-" (include "compliance-platform.fullnameUnlimited" .)) | trunc 23 | trimSuffix "-") (sha256sum (include "compliance-platform.fullnameUnlimited" .) | trunc 8) }}
{{- else }}
{{- include "compliance-platform.fullnameUnlimited" . }}
{{- end }}
{{- end }}

{{/* Labels of every object. */}}
{{- define "compliance-platform.labels" -}}
helm.sh/chart: {{ (replace "+" "_" (printf "%s-%s" .Chart.Name .Chart.Version)) | trunc 63 | trimSuffix "-" | quote }}
{{- include "compliance-platform.selectorLabels" . | nindent 0 }}
app.kubernetes.io/version: {{ (replace "+" "_" .Chart.AppVersion) | trunc 63 | trimSuffix "-" | quote }}
app.kubernetes.io/managed-by: Helm
{{- with .Values.commonLabels }}
{{- toYaml . | nindent 0 }}
{{- end }}
{{- end }}

{{/* Labels that select the pods of this release. They must never change. */}}
{{- define "compliance-platform.selectorLabels" -}}
app.kubernetes.io/instance: {{ .Release.Name | quote }}
app.kubernetes.io/name: {{ include "compliance-platform.name" . | quote }}
{{- end }}

{{/* Changes with the configuration identity-authorization, and rolls the pods that use it. */}}
{{- define "compliance-platform.checksumOfIdentityAuthorization" -}}
{{- toJson (dict "authorization.json" (printf "{\"roles\":{\"auditor\":{\"groups\":%s,\"permissions\":[\"evidence:read\",\"reports:read\"]},\"riskManager\":{\"groups\":%s,\"permissions\":[\"evidence:read\",\"rules:write\",\"reports:read\",\"reports:create\"]},\"administrator\":{\"groups\":%s,\"permissions\":[\"access:write\",\"status:read\"]},\"operator\":{\"groups\":%s,\"permissions\":[\"status:read\"]}}}" (toJson .Values.identity.groups.auditor) (toJson .Values.identity.groups.riskManager) (toJson .Values.identity.groups.administrator) (toJson .Values.identity.groups.operator))) | sha256sum }}
{{- end }}

{{/* Changes with the configuration reports, and rolls the pods that use it. */}}
{{- define "compliance-platform.checksumOfReports" -}}
{{- toJson (mergeOverwrite (dict) (deepCopy (default dict .Values.reports.extraFiles)) (deepCopy (default dict (dict "report.md" "# Evidence report: {{ .Subject }}\n\n{{ range .Evidence }}- {{ .Time }} {{ .Title }} ({{ .Digest }})\n{{ end }}")))) | sha256sum }}
{{- end }}

{{/* Changes with the configuration settings, and rolls the pods that use it. */}}
{{- define "compliance-platform.checksumOfSettings" -}}
{{- toJson (dict "LOG_LEVEL" .Values.logLevel) | sha256sum }}
{{- end }}

{{/* The image of a container: global.imageRegistry wins over its own registry, and a digest over a tag; without both it is the application's version. */}}
{{- define "compliance-platform.image" -}}
{{- if or .root.Values.global.imageRegistry .image.registry }}
{{- printf "%s/" (default .image.registry .root.Values.global.imageRegistry) }}
{{- end }}
{{- default .name .image.repository }}
{{- if .image.digest }}
{{- printf "@%s" .image.digest }}
{{- else }}
{{- printf ":%s" (default .root.Chart.AppVersion .image.tag) }}
{{- end }}
{{- end }}

{{/* Text that is not empty where the cluster is OpenShift, or the values say so. */}}
{{- define "compliance-platform.isOpenShift" -}}
{{- if or (eq .Values.global.compatibility.openshift.adaptSecurityContext "force") (and (eq .Values.global.compatibility.openshift.adaptSecurityContext "auto") (.Capabilities.APIVersions.Has "security.openshift.io/v1")) }}
{{- "true" }}
{{- end }}
{{- end }}

{{/* What is not reached through a proxy: everything in the cluster, and what the values add. */}}
{{- define "compliance-platform.noProxy" -}}
{{- join "," (concat (list "localhost" "127.0.0.1" "::1" ".svc" (printf ".%s" .Values.clusterDomain) "kubernetes.default" "$(KUBERNETES_SERVICE_HOST)" (printf "%s-egress-proxy" (include "compliance-platform.fullname" .)) (printf "%s-evidence-vault" (include "compliance-platform.fullname" .)) (printf "%s-evidence-vault-headless" (include "compliance-platform.fullname" .)) (printf "%s-risk-engine" (include "compliance-platform.fullname" .)) (printf "%s-doc-generator" (include "compliance-platform.fullname" .)) (printf "%s-gateway-api" (include "compliance-platform.fullname" .)) (printf "%s-exposure" (include "compliance-platform.fullname" .)) (printf "%s-exposure-nowhere" (include "compliance-platform.fullname" .))) (default list .Values.proxy.podCidrs) (default list .Values.proxy.serviceCidrs) (ternary (list .Values.proxy.noProxy) (list) (not (empty .Values.proxy.noProxy)))) }}
{{- end }}

{{/* A quantity such as 1.5Gi as a number. */}}
{{- define "compliance-platform.quantity" -}}
{{- printf "%s" (toJson (mulf (regexFind "^[0-9.]+([eE][-+]?[0-9]+)?" (toString .quantity)) (get (dict "" 1 "n" 1e-9 "u" 0.000001 "m" 0.001 "k" 1000 "M" 1000000 "G" 1000000000 "T" 1000000000000 "P" 1000000000000000 "E" 1000000000000000000 "Ki" 1024 "Mi" 1048576 "Gi" 1073741824 "Ti" 1099511627776 "Pi" 1125899906842624 "Ei" 1152921504606847000) (regexFind "([KMGTPE]i|[numkMGTPE])?$" (toString .quantity))))) }}
{{- end }}

{{/* What several members of a list have as name; empty where all differ. */}}
{{- define "compliance-platform.repeatedName" -}}
{{- $seen := list }}
{{- $repeated := list }}
{{- range .members }}
{{- if has .name $seen }}
{{- $repeated = append $repeated .name }}
{{- end }}
{{- $seen = append $seen .name }}
{{- end }}
{{- $repeated | uniq | join ", " }}
{{- end }}
