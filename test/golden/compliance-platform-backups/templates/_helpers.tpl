{{/* The name of the chart, or nameOverride. */}}
{{- define "compliance-platform-backups.name" -}}
{{- (default .Chart.Name .Values.nameOverride) | trunc 63 | trimSuffix "-" }}
{{- end }}

{{/* The release and the chart, or the release alone where its name contains the chart's, or fullnameOverride. */}}
{{- define "compliance-platform-backups.fullnameUnlimited" -}}
{{- if .Values.fullnameOverride }}
{{- .Values.fullnameOverride }}
{{- else }}
{{- if contains (include "compliance-platform-backups.name" .) .Release.Name }}
{{- .Release.Name }}
{{- else }}
{{- printf "%s-%s" .Release.Name (include "compliance-platform-backups.name" .) }}
{{- end }}
{{- end }}
{{- end }}

{{/* What all object names begin with: a letter. A hash replaces what would make the longest of them exceed 63 characters, and dots. */}}
{{- define "compliance-platform-backups.fullname" -}}
{{- if regexMatch "^[0-9]" (include "compliance-platform-backups.fullnameUnlimited" .) }}
{{- printf "r%s-%s" ((replace "." "-" (include "compliance-platform-backups.fullnameUnlimited" .)) | trunc 40 | trimSuffix "-") (sha256sum (include "compliance-platform-backups.fullnameUnlimited" .) | trunc 8) }}
{{- else }}
{{- if or (gt (len (include "compliance-platform-backups.fullnameUnlimited" .)) 50) (contains "." (include "compliance-platform-backups.fullnameUnlimited" .)) }}
{{- printf "%s-%s" ((replace "." "-" (include "compliance-platform-backups.fullnameUnlimited" .)) | trunc 41 | trimSuffix "-") (sha256sum (include "compliance-platform-backups.fullnameUnlimited" .) | trunc 8) }}
{{- else }}
{{- include "compliance-platform-backups.fullnameUnlimited" . }}
{{- end }}
{{- end }}
{{- end }}

{{/* Labels of every object. */}}
{{- define "compliance-platform-backups.labels" -}}
helm.sh/chart: {{ (replace "+" "_" (printf "%s-%s" .Chart.Name .Chart.Version)) | trunc 63 | trimSuffix "-" | quote }}
{{- include "compliance-platform-backups.selectorLabels" . | nindent 0 }}
app.kubernetes.io/version: {{ (replace "+" "_" .Chart.AppVersion) | trunc 63 | trimSuffix "-" | quote }}
app.kubernetes.io/managed-by: Helm
{{- with .Values.commonLabels }}
{{- toYaml . | nindent 0 }}
{{- end }}
{{- end }}

{{/* Labels that select the pods of this release. They must never change. */}}
{{- define "compliance-platform-backups.selectorLabels" -}}
app.kubernetes.io/instance: {{ .Release.Name | quote }}
app.kubernetes.io/name: {{ include "compliance-platform-backups.name" . | quote }}
{{- end }}
