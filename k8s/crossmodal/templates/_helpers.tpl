{{/* Name of a service's objects: release-service. Takes a list of the root and the service's name. */}}
{{- define "crossmodal.fullname" -}}
{{- printf "%s-%s" (index . 0).Release.Name (index . 1) | trunc 52 | trimSuffix "-" -}}
{{- end -}}

{{- define "crossmodal.selector" -}}
app.kubernetes.io/name: crossmodal
app.kubernetes.io/instance: {{ (index . 0).Release.Name }}
app.kubernetes.io/component: {{ index . 1 }}
{{- end -}}

{{- define "crossmodal.labels" -}}
{{ include "crossmodal.selector" . }}
app.kubernetes.io/version: {{ (index . 0).Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ (index . 0).Release.Service }}
helm.sh/chart: {{ printf "%s-%s" (index . 0).Chart.Name (index . 0).Chart.Version }}
{{- end -}}

{{- define "crossmodal.image" -}}
{{ .Values.image.repository }}:{{ .Values.image.tag | default .Chart.AppVersion }}
{{- end -}}

{{/* What every pod has: who it runs as, and what it may not do. */}}
{{- define "crossmodal.podSecurity" -}}
runAsNonRoot: true
runAsUser: 10001
runAsGroup: 10001
fsGroup: 10001
fsGroupChangePolicy: OnRootMismatch
seccompProfile: {type: RuntimeDefault}
{{- end -}}

{{- define "crossmodal.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities: {drop: [ALL]}
{{- end -}}

{{- define "crossmodal.env" -}}
- {name: JAVA_TOOL_OPTIONS, value: {{ .Values.javaOptions | quote }}}
- {name: CROSSMODAL_LOG, value: {{ .Values.logLevel | quote }}}
- {name: OMP_WAIT_POLICY, value: PASSIVE}
- {name: DJL_CACHE_DIR, value: /cache}
{{- end -}}

{{/* gRPC probes on one service's health name. Takes the name. */}}
{{- define "crossmodal.grpcProbes" -}}
startupProbe:
  grpc: {port: 9090, service: {{ . }}}
  periodSeconds: 2
  failureThreshold: 90
readinessProbe:
  grpc: {port: 9090, service: {{ . }}}
  periodSeconds: 5
livenessProbe:
  grpc: {port: 9090, service: {{ . }}}
  periodSeconds: 20
  failureThreshold: 3
{{- end -}}

{{- define "crossmodal.placement" -}}
{{- with .nodeSelector }}
nodeSelector: {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .tolerations }}
tolerations: {{- toYaml . | nindent 2 }}
{{- end }}
{{- end -}}

{{/* Prefer one pod of a service a node. Takes a list of the root and the service's name. */}}
{{- define "crossmodal.spread" -}}
topologySpreadConstraints:
  - maxSkew: 1
    topologyKey: kubernetes.io/hostname
    whenUnsatisfiable: ScheduleAnyway
    labelSelector:
      matchLabels: {{- include "crossmodal.selector" . | nindent 8 }}
{{- end -}}

{{- define "crossmodal.claim" -}}
accessModes: [ReadWriteOnce]
{{- with .storageClass }}
storageClassName: {{ . | quote }}
{{- end }}
resources:
  requests:
    storage: {{ .size }}
{{- end -}}

{{/* Addresses of every index node, parted by commas. */}}
{{- define "crossmodal.indexNodes" -}}
{{- $name := include "crossmodal.fullname" (list . "index") -}}
{{- $nodes := list -}}
{{- range $i := until (int .Values.index.replicas) -}}
{{- $nodes = append $nodes (printf "%s-%d.%s-headless:9090" $name $i $name) -}}
{{- end -}}
{{- join "," $nodes -}}
{{- end -}}
