# What all images begin with, from nothing but what the machine has; see build.
FROM scratch
COPY root/ /
