{{/* Rules across values: fails once, with every rule that is broken. */}}
{{- define "compliance-platform-backups.guards" -}}
{{- $problems := list }}
{{- if not (.Capabilities.APIVersions.Has "velero.io/v1") }}
{{- $problems = append $problems "backup is a Schedule of Velero, but the cluster does not serve velero.io/v1: install Velero (helm template asks no cluster: pass it --api-versions velero.io/v1)." }}
{{- end }}
{{- if and .Values.backup.alerts.enabled (not (.Capabilities.APIVersions.Has "monitoring.coreos.com/v1")) }}
{{- $problems = append $problems "backup.alerts.enabled is true, but the cluster does not serve monitoring.coreos.com/v1: install the Prometheus Operator, or set backup.alerts.enabled to false (helm template asks no cluster: pass it --api-versions monitoring.coreos.com/v1)." }}
{{- end }}
{{- if $problems }}
{{- fail (printf "\n%d problem(s) in your values:\n  - %s\n" (len $problems) (join "\n  - " $problems)) }}
{{- end }}
{{- end }}
