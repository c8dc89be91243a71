"""Legal checks beside the policy, one file each."""
