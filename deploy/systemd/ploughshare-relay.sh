#!/bin/sh
# Goes to /usr/local/sbin/ploughshare-relay: runs `ploughshare relay ...` as the relay's unit would, as its user, with its
# settings, in its folder. For what root's own name and environment do not do: a PostgreSQL that knows the relay by its
# name, a store of files that needs a secret.
set -eu
folder=/var/lib/ploughshare
exec systemd-run --quiet --wait --collect --pipe --service-type=exec \
    --property=DynamicUser=yes --property=User=ploughshare \
    --property=SupplementaryGroups="$(systemctl show --property=SupplementaryGroups --value ploughshare-relay)" \
    --property=StateDirectory=ploughshare --property=StateDirectoryMode=0700 --property=UMask=0077 \
    --setenv=PLOUGHSHARE_RELAY_DATA=$folder --property=EnvironmentFile=/etc/ploughshare/relay.env \
    --property=WorkingDirectory=$folder \
    --property=LimitCORE=0 --property=MemorySwapMax=0 \
    --property="ExecStartPre=+/usr/bin/chown --no-dereference --recursive --reference=$folder $folder/." \
    /opt/ploughshare/bin/ploughshare relay "$@"
