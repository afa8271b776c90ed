# Every target installs the packages that it misses (Debian 12, as root), and says so.
#
#   make demo    build, and serve the guests of this machine, or of a node file of ours
#   make test    all tests: Java 17 with real daemons, then Java 25 where there is one
#   make dist    dist/: what is installed on a node
#   make golden  write the golden pages and the generated references anew; read the diff
#   make docs    the generated references only
#   make fuzz    every fuzz test for 10 minutes; FUZZ_TIME=1h, FUZZ=SafeXmlFuzzTest choose;
#                FUZZ_RUNS=10000000 goes on until each has been executed so often
#   make properties  every property test with 100,000 tries; TRIES=1000000 chooses
#   make bench   side by side with the peers, figures in Markdown; AREA="encode libvirt flows bgp units" chooses
#   make soak    half an hour of scrapes while guests and libvirtd go wrong; SOAK_TIME=3m
#   make mutation  how many of a thousand small faults the tests notice, by package; fails below 80 %
#   make clean

REVISION := $(shell git rev-parse --short=12 HEAD 2>/dev/null || echo unknown)
COMMANDS := libvirt-exporter dirty-flow-exporter ingress-vm-exporter

PREPARE := sh exporter-testkit/lab/prepare.sh
MVN := sh build/mvn.sh -Dtenken.revision=$(REVISION)

.PHONY: help demo demo-stop test dist golden docs fuzz properties bench soak mutation clean

help:
	@sed -n 's/^#  *//p; /^$$/q' Makefile

demo:
	@$(PREPARE) build demo
	@$(MAKE) --no-print-directory dist DIST_MODULES=libvirt-exporter
	@sh deploy/demo/demo.sh

demo-stop:
	@sh deploy/demo/demo.sh stop

test:
	@$(PREPARE) build
	@sh build/test.sh

DIST_MODULES := $(COMMANDS)

dist:
	@$(PREPARE) build
	$(MVN) -q package -DskipTests -pl $(subst $() ,$(),$(DIST_MODULES:%=%,)) -am
	@sh build/dist.sh $(DIST_MODULES)

golden:
	@$(PREPARE) build libvirt
	$(MVN) -q verify -Dgolden.update=true -Djacoco.skip -Dit.test='*PagesIT' -Dfailsafe.failIfNoSpecifiedTests=false
	git status --short

docs:
	@$(PREPARE) build
	$(MVN) -q test -Dgolden.update=true -Dtest='*ReferenceTest' -Dsurefire.failIfNoSpecifiedTests=false
	git status --short docs

FUZZ_TIME := 10m
FUZZ_RUNS := 0
FUZZ :=

fuzz:
	@$(PREPARE) build
	@sh build/fuzz.sh -t $(FUZZ_TIME) -n $(FUZZ_RUNS) $(FUZZ)

TRIES := 100000

properties:
	@$(PREPARE) build
	$(MVN) -q test -Dtest='*PropertyTest' -Dsurefire.failIfNoSpecifiedTests=false -Djacoco.skip \
	  -Djqwik.tries.default=$(TRIES)

AREA :=

bench:
	@$(PREPARE) build libvirt ovs systemd bench
	@sh build/bench.sh $(AREA)

SOAK_TIME := 30m

soak:
	@$(PREPARE) build libvirt
	@SOAK_TIME=$(SOAK_TIME) sh build/bench.sh soak

mutation:
	@$(PREPARE) build
	@sh build/mutation.sh $(MUTATED)

clean:
	sh deploy/demo/demo.sh stop
	rm -rf dist target */target
