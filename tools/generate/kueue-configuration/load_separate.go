//go:build separate

package main

import "sigs.k8s.io/kueue/pkg/config"

// load is what main of Kueue does from 0.18 on: gates are set first, and decide what the file may have.
func load(file string) error {
	_, configuration, err := config.Load(scheme, file)
	if err != nil {
		return err
	}
	if err := config.LoadAndValidateFeatureGates("", configuration.FeatureGates).ToAggregate(); err != nil {
		return err
	}
	return config.Validate(&configuration, scheme).ToAggregate()
}
