/** Tests of the Helm chart, by Helm's own library. */
package io.crossmodal.k8s;
