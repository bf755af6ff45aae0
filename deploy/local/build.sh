# For the scripts beside it: answers what needs no build, and builds. Wants here, root, launcher, build_log, and jdk.sh.

# Prints FILE, the usage of COMMAND, and ends when --help is among the arguments; ends with CODE at an option that the
# usage does not name: answer_without_building COMMAND FILE CODE ARGUMENT…
answer_without_building() {
  local command=$1 usage=$2 code=$3 argument
  shift 3
  for argument in "$@"; do
    case $argument in
      --help | -h)
        cat "$usage"
        exit 0
        ;;
    esac
  done
  for argument in "$@"; do
    case $argument in
      # A value: options for a JVM.
      -X* | -D*) ;;
      -[!0-9]*)
        # No pipe: in one, tr counts as failed where grep has seen enough.
        if ! grep -qxF -e "$argument" < <(tr -c 'a-z-' '\n' <"$usage"); then
          printf 'Unknown argument %s; see %s --help\n' "$argument" "$command" >&2
          exit "$code"
        fi
        ;;
    esac
  done
}

# One build at a time: two would write the same files. A lock whose owner has died counts for nothing.
take_build_lock() {
  local lock=$here/target/build.lock owner told=false unnamed=0
  mkdir -p "$here/target"
  until mkdir "$lock" 2>/dev/null; do
    owner=$(cat "$lock/pid" 2>/dev/null || true)
    if [ -z "$owner" ]; then unnamed=$((unnamed + 1)); else unnamed=0; fi
    if [ "$unnamed" -gt 5 ] || { [ -n "$owner" ] && ! kill -0 "$owner" 2>/dev/null; }; then
      rm -rf "$lock"
      continue
    fi
    if [ -n "$owner" ] && ! $told; then
      printf 'Another build runs (pid %s), waiting for it …\n' "$owner"
      told=true
    fi
    sleep 1
  done
  printf '%s\n' $$ >"$lock/pid"
  trap 'rm -rf "$here/target/build.lock"' EXIT
}

release_build_lock() {
  rm -rf "$here/target/build.lock"
  trap - EXIT
}

# What Maven is at, for people: "3/9 scoring service, ".
build_step() {
  sed -nE 's|.*Building Rivulet:? *(.*[^ ]) +[0-9][^ ]* +\[([0-9]+/[0-9]+)\].*|\2 \1, |p' "$build_log" | tail -n 1
}

# Builds with these arguments for Maven unless IS_BUILT, a command, says that it is done already, which another build
# may have seen to in the meantime: build IS_BUILT ARGUMENT…
# Sets built when it built; the caller then releases the lock.
build() {
  local is_built=$1 began=$SECONDS maven code=0 shown=0
  shift
  [ -x "$JAVA_HOME/bin/javac" ] || refuse "Rivulet is not built yet, and $JAVA_HOME can't build it: it is a JRE, without javac. Install a JDK 17 or later (Debian: apt install openjdk-17-jdk-headless)."
  trap 'printf "\nBuild interrupted.\n"; exit 130' INT
  trap 'exit 143' TERM HUP
  take_build_lock
  if "$is_built"; then
    release_build_lock
    trap - INT TERM HUP
    return
  fi
  [ -f "$launcher" ] || echo "The first build downloads about 0.4 GB, where Maven has not got it yet."
  [ -t 1 ] || printf 'Building (log: %s)\n' "$build_log"
  : >"$build_log"
  began=$SECONDS
  # A process group of its own, so that nothing of it outlives an interruption.
  set -m
  (cd "$root" && exec ./mvnw -B -Dquick -DskipTests package "$@") >"$build_log" 2>&1 </dev/null &
  maven=$!
  set +m
  trap 'kill -TERM -- "-$maven" 2>/dev/null || true; wait "$maven" 2>/dev/null || true; printf "\nBuild interrupted.\n"; exit 130' INT
  trap 'kill -TERM -- "-$maven" 2>/dev/null || true; exit 143' TERM HUP
  while kill -0 "$maven" 2>/dev/null; do
    if [ -t 1 ] && [ "$shown" != "$((SECONDS - began + 1))" ]; then
      shown=$((SECONDS - began + 1))
      printf '\r\033[2KBuilding %s%s s' "$(build_step)" "$((SECONDS - began))"
    fi
    sleep 0.2
  done
  wait "$maven" 2>/dev/null || code=$?
  trap - INT TERM HUP
  if [ "$code" != 0 ]; then
    [ -t 1 ] && printf '\n'
    grep -m 12 '^\[ERROR\]' "$build_log" >&2 || tail -n 12 "$build_log" >&2
    refuse "The build failed. Its whole log: $build_log"
  fi
  if [ -t 1 ]; then printf '\r\033[2K'; fi
  printf 'Built in %s s.\n' "$((SECONDS - began))"
  # Maven leaves a jar alone whose contents have not changed, however new its sources are.
  touch "$launcher"
  built=true
}
