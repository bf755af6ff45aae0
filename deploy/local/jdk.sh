# For the scripts beside it: finds a JDK. Sets java and JAVA_HOME, or says what is missing and ends the script.

refuse() {
  printf '%s\n' "$*" >&2
  exit 1
}

find_jdk() {
  if [ -n "${JAVA_HOME:-}" ]; then
    java=$JAVA_HOME/bin/java
    [ -x "$java" ] || refuse "JAVA_HOME is $JAVA_HOME, but there is no bin/java in it. Point it at a JDK 17 or later, or unset it."
  else
    # On macOS /usr/bin/java is there even without any Java and only says so.
    java=$(command -v java || true)
    if [ -z "$java" ] || ! "$java" -version >/dev/null 2>&1; then
      refuse "No Java found: neither JAVA_HOME nor the PATH leads to one. Rivulet needs a JDK 17 or later (Debian: apt install openjdk-17-jdk-headless, macOS: brew install openjdk@17, or https://adoptium.net)."
    fi
  fi
  settings=$("$java" -XshowSettings:properties -version 2>&1) || refuse "$java does not run: $settings"
  version=$(sed -n 's/^ *java\.specification\.version = //p' <<<"$settings")
  case $version in
    1.* | [0-9] | 1[0-6] | "") refuse "Rivulet needs a JDK 17 or later; $java is version ${version:-unknown}. Point JAVA_HOME at a newer one." ;;
  esac
  JAVA_HOME=$(sed -n 's/^ *java\.home = //p' <<<"$settings")
  export JAVA_HOME
  java=$JAVA_HOME/bin/java
}
