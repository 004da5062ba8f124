//go:build !separate && !list

package main

import "sigs.k8s.io/kueue/pkg/config"

func validateGates(gates map[string]bool) error {
	return config.ValidateFeatureGates("", gates)
}
