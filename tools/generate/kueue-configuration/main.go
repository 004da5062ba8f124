// Command kueue-configuration tells what one release of Kueue knows of its configuration. It is built inside Kueue's own module, so that every
// answer is that of the release.
//
//	kueue-configuration schema    prints the types and the feature gates, as JSON
//	kueue-configuration judge     reads configurations, one JSON text a line, and prints why the manager refuses each: an empty text if it loads
package main

import (
	"fmt"
	"os"
)

func main() {
	err := fmt.Errorf("usage: kueue-configuration schema | judge")
	if len(os.Args) == 2 && os.Args[1] == "schema" {
		err = printSchema(os.Stdout)
	} else if len(os.Args) == 2 && os.Args[1] == "judge" {
		err = judge(os.Stdin, os.Stdout)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
