import { ActionIcon, AppShell, Group, Menu, NavLink, Text, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { IconLogout, IconMailX, IconMoon, IconPhoneCall, IconSettings, IconSpeakerphone, IconSun, IconUser } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link, useLocation } from 'react-router';
import { useSignOut } from '../api/queries';
import type { Me } from '../api/types';
import { LiveIndicator } from './LiveIndicator';

const places = [
  { to: '/campaigns', label: 'Campaigns', icon: IconSpeakerphone },
  { to: '/calls', label: 'Calls', icon: IconPhoneCall },
  { to: '/dead-letters', label: 'Dead letters', icon: IconMailX },
  { to: '/settings', label: 'Settings', icon: IconSettings },
];

export function Shell({ me, children }: { me: Me; children: ReactNode }) {
  const { pathname } = useLocation();
  return (
    <AppShell header={{ height: 48 }} navbar={{ width: 176, breakpoint: 'xs' }}>
      <AppShell.Header px="md">
        <Group h="100%" justify="space-between">
          <Group gap="xs">
            <img src="/icon.svg" alt="" width={24} height={24} />
            <Text fw={700} fz="md">
              CxBridge
            </Text>
          </Group>
          <Group gap="md">
            <LiveIndicator />
            <SchemeSwitch />
            <Account me={me} />
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="xs" component="nav" aria-label="Main">
        {places.map(({ to, label, icon: Icon }) => (
          <NavLink key={to} component={Link} to={to} label={label} active={pathname.startsWith(to)} leftSection={<Icon size={18} stroke={1.7} />} />
        ))}
      </AppShell.Navbar>
      <AppShell.Main>{children}</AppShell.Main>
    </AppShell>
  );
}

function SchemeSwitch() {
  const { setColorScheme } = useMantineColorScheme();
  const dark = useComputedColorScheme('light') === 'dark';
  return (
    <ActionIcon variant="subtle" color="gray" aria-label={dark ? 'Use light colours' : 'Use dark colours'} onClick={() => setColorScheme(dark ? 'light' : 'dark')}>
      {dark ? <IconSun size={18} /> : <IconMoon size={18} />}
    </ActionIcon>
  );
}

function Account({ me }: { me: Me }) {
  const signOut = useSignOut();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={`Signed in as ${me.name}`}>
          <IconUser size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{me.name}</Menu.Label>
        <Menu.Item component={Link} to="/settings/account">
          Change password
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => signOut.mutate()}>
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
