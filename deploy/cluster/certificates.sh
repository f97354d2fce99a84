#!/bin/sh
# Makes the certificates by which the machines of a cluster, and the relays, know each other.
#
# sh certificates.sh FOLDER NAME=ADDRESS...    e.g. certificates pg1=10.0.0.11 pg2=10.0.0.12 pg3=10.0.0.13
#
# FOLDER then holds ca.pem, a NAME.pem and NAME.key for each machine, and relay.pem and relay.key for the
# relays. ca.key makes more of them: keep it off the machines.
set -eu
umask 077
folder=$1
shift
mkdir -p "$folder"
cd "$folder"

made() { # subject, file's name, then what openssl is told besides
    subject=$1 file=$2
    shift 2
    openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 3650 -subj "/CN=$subject" \
        -keyout "$file.key" -out "$file.pem" "$@" 2>/dev/null
}

[ -e ca.key ] || made "ploughshare cluster" ca
for machine in "$@"; do
    name=${machine%%=*} address=${machine#*=}
    made "$name" "$name" -CA ca.pem -CAkey ca.key -addext basicConstraints=critical,CA:FALSE \
        -addext "subjectAltName=DNS:$name,DNS:database,IP:$address,IP:127.0.0.1"
done
# The name of the role it logs in as.
made ploughshare relay -CA ca.pem -CAkey ca.key -addext basicConstraints=critical,CA:FALSE
