{{/* The name of the chart, or nameOverride. */}}
{{- define "compliance-platform-policies.name" -}}
{{- (default .Chart.Name .Values.nameOverride) | trunc 63 | trimSuffix "-" }}
{{- end }}

{{/* The release and the chart, or the release alone where its name contains the chart's, or fullnameOverride. */}}
{{- define "compliance-platform-policies.fullnameUnlimited" -}}
{{- if .Values.fullnameOverride }}
{{- .Values.fullnameOverride }}
{{- else }}
{{- if contains (include "compliance-platform-policies.name" .) .Release.Name }}
{{- .Release.Name }}
{{- else }}
{{- printf "%s-%s" .Release.Name (include "compliance-platform-policies.name" .) }}
{{- end }}
{{- end }}
{{- end }}

{{/* What all object names begin with: a letter. A hash replaces what would make the longest of them exceed 63 characters, and dots. */}}
{{- define "compliance-platform-policies.fullname" -}}
{{- if regexMatch "^[0-9]" (include "compliance-platform-policies.fullnameUnlimited" .) }}
{{- printf "r%s-%s" ((replace "." "-" (include "compliance-platform-policies.fullnameUnlimited" .)) | trunc 37 | trimSuffix "-") (sha256sum (include "compliance-platform-policies.fullnameUnlimited" .) | trunc 8) }}
{{- else }}
{{- if or (gt (len (include "compliance-platform-policies.fullnameUnlimited" .)) 47) (contains "." (include "compliance-platform-policies.fullnameUnlimited" .)) }}
{{- printf "%s-%s" ((replace "." "-" (include "compliance-platform-policies.fullnameUnlimited" .)) | trunc 38 | trimSuffix "-") (sha256sum (include "compliance-platform-policies.fullnameUnlimited" .) | trunc 8) }}
{{- else }}
{{- include "compliance-platform-policies.fullnameUnlimited" . }}
{{- end }}
{{- end }}
{{- end }}

{{/* Labels of every object. */}}
{{- define "compliance-platform-policies.labels" -}}
helm.sh/chart: {{ (replace "+" "_" (printf "%s-%s" .Chart.Name .Chart.Version)) | trunc 63 | trimSuffix "-" | quote }}
{{- include "compliance-platform-policies.selectorLabels" . | nindent 0 }}
app.kubernetes.io/version: {{ (replace "+" "_" .Chart.AppVersion) | trunc 63 | trimSuffix "-" | quote }}
app.kubernetes.io/managed-by: Helm
{{- with .Values.commonLabels }}
{{- toYaml . | nindent 0 }}
{{- end }}
{{- end }}

{{/* Labels that select the pods of this release. They must never change. */}}
{{- define "compliance-platform-policies.selectorLabels" -}}
app.kubernetes.io/instance: {{ .Release.Name | quote }}
app.kubernetes.io/name: {{ include "compliance-platform-policies.name" . | quote }}
{{- end }}
